"""The pages and exports of Sched, on which several years have published their programme."""
