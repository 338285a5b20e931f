// Jobs: kind (bindings, ask, triples), method (GET, POST), endpoint, query.

import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint';
import { collected, plain, statement, work } from './jobs.mjs';

const row = (found) => Object.fromEntries(Object.entries(found).map(([n, term]) => [n, plain(term)]));
const client = ({ method }) => new SparqlEndpointFetcher({ method });

await work({
  ask: (job) => client(job).fetchAsk(job.endpoint, job.query),
  bindings: async (job) => collected(await client(job).fetchBindings(job.endpoint, job.query), row),
  triples: async (job) => collected(await client(job).fetchTriples(job.endpoint, job.query), statement),
});
