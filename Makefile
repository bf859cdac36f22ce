# Thin on purpose: what each target does stands in scripts/.
.PHONY: help setup run test check bless bench load docs compare

help:
	@echo "make run     build, write a sample store, serve it on http://127.0.0.1:8080 (PORT=…)"
	@echo "make test    every test; the last line counts them"
	@echo "make check   formatting, imports, links, scripts, and a build without warnings"
	@echo "make setup   install what the others need (they do it themselves)"
	@echo "make bless   let the tests rewrite the golden files"
	@echo "make bench   measure beside other software"
	@echo "make load    700 clients for two minutes, and 20,000 requests made out of the API's own description"
	@echo "make compare our verdict beside linkml-validate's on 320,000 records"
	@echo "make docs    check the documentation's links, build the API reference"

setup run test check bless bench load docs compare:
	@scripts/$@.sh
