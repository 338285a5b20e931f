// Reads a list of jobs from standard input, does one after the other, and writes what each came to.

export async function work(ways) {
  const jobs = JSON.parse(await text());
  const outcomes = [];
  for (const job of jobs) {
    try {
      outcomes.push({ value: await ways[job.kind](job) });
    } catch (error) {
      outcomes.push({ error: String(error.message ?? error) });
    }
  }
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}

async function text() {
  const parts = [];
  for await (const part of process.stdin) {
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

export async function collected(stream, shape) {
  const found = [];
  for await (const item of stream) {
    found.push(shape(item));
  }
  return found;
}

export function plain(term) {
  return term.termType === 'Literal'
    ? ['Literal', term.value, term.language, term.datatype.value]
    : [term.termType, term.value];
}

export const statement = (quad) => [quad.subject, quad.predicate, quad.object].map(plain);
