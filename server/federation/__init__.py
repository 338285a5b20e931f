"""Asks other endpoints on behalf of a query, where whoever runs the server has allowed them."""
