#!/usr/bin/env python3
"""Runs gen-json-schema and gen-owl on schemas, in one process for each core, and looks at what they make.

    linkml_generate.py SCHEMA…      one line a schema: properties of its register, classes in its ontology
"""

import contextlib
import io
import json
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor

import jsonschema
import rdflib
from linkml.generators.jsonschemagen import cli as gen_json_schema
from linkml.generators.owlgen import cli as gen_owl


def output(command, schema):
    text = io.StringIO()
    with contextlib.redirect_stdout(text), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        command([schema], standalone_mode=False)
    return text.getvalue()


def generate(schema):
    made = json.loads(output(gen_json_schema, schema))
    jsonschema.validators.validator_for(made).check_schema(made)
    ontology = rdflib.Graph().parse(data=output(gen_owl, schema), format="turtle")
    classes = set(ontology.subjects(rdflib.RDF.type, rdflib.OWL.Class))
    names = {str(iri).rsplit("/")[-1].rsplit(":")[-1] for iri in classes}
    missing = [name for name, one in made["$defs"].items() if one["type"] == "object" and name not in names]
    if missing:
        raise ValueError(f"{schema}: no ontology class for {missing}")
    return f"{schema}\t{len(made['$defs'])}\t{len(names)}"


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        for line in pool.map(generate, sys.argv[1:]):
            print(line)
