// The terms, prefixes and addresses that the server tells in /terms.json.

export const NO_TERMS = { base: "", prefixes: {}, documents: {}, places: [], terms: [] };

/** What the server tells; nothing where it cannot be had, as the page works without. */
export async function fetchTerms(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : NO_TERMS;
  } catch {
    return NO_TERMS;
  }
}

/** Where a reader is sent for an IRI, as the server's own pages do; null for no address. */
export function addressFor(iri, told, root) {
  if (iri in told.documents) return root + told.documents[iri];
  for (const [lead, local] of told.places) {
    if (iri.startsWith(lead)) return root + local + iri.slice(lead.length);
  }
  return /^https?:\/\//.test(iri) ? iri : null;
}

/** An IRI as short as it can be read: without our base, or with a prefix. */
export function shortened(iri, told) {
  if (told.base && iri.startsWith(told.base) && iri !== told.base) return iri.slice(told.base.length);
  for (const [prefix, lead] of Object.entries(told.prefixes)) {
    const local = iri.slice(lead.length);
    if (local && iri.startsWith(lead) && !/[/#?]/.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}
