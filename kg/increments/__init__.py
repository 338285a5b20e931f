"""What a build keeps so that the next one need not make everything anew."""
