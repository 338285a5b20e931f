"""What a build costs after one change of the data, beside a build of everything."""
