"""The addresses of the site, one blueprint a group of them."""
