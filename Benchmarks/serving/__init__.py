"""Landkort as a server beside pygeoapi, tipg and PostGIS: pages of features, vector tiles, and many clients at once."""
