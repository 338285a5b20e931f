"""The commands of `kg`, one a module; each reads its arguments, calls one stage, and prints."""
