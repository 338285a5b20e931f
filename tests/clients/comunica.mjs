// Jobs: kind (bindings, ask, triples), sources (addresses, or {type, value}), query.
// A source that is no more than an address leaves it to Comunica to find out what it is.

import { QueryEngine } from '@comunica/query-sparql';
import { collected, plain, statement, work } from './jobs.mjs';

const row = (found) => Object.fromEntries([...found].map(([name, term]) => [name.value, plain(term)]));
const engine = new QueryEngine();
const context = ({ sources }) => ({ sources, httpRetryCount: 0 });

await work({
  ask: (job) => engine.queryBoolean(job.query, context(job)),
  bindings: async (job) => collected(await engine.queryBindings(job.query, context(job)), row),
  triples: async (job) => collected(await engine.queryQuads(job.query, context(job)), statement),
});
