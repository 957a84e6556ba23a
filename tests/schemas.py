"""Validators of JSON schemas, for documents that have much in common."""
from jsonschema import validators


def quick(validator):
    """The validator class, which looks at equal parts of its documents once: what a `$ref` found sound,
    it finds sound again. For one schema, whose references it takes by name."""
    sound = set()
    look = validator.VALIDATORS["$ref"]

    def look_once(self, reference, instance, schema):
        key = reference, repr(instance)
        if key not in sound:
            errors = list(look(self, reference, instance, schema))
            yield from errors
            if not errors:
                sound.add(key)

    return validators.extend(validator, {"$ref": look_once})


def inherited(schema, part):
    """The members that a part has from others, by `allOf` and references."""
    for other in part.get("allOf", []):
        base = schema["$defs"][other["$ref"].rsplit("/", 1)[-1]]
        yield from base.get("properties", {})
        yield from inherited(schema, base)


def close(schema, part):
    """Takes from an object the leave for additions: what we write is documented to the last member.
    (`unevaluatedProperties` says the same, but asks every part of a document again.)"""
    part["properties"] = {**dict.fromkeys(inherited(schema, part), True), **part.get("properties", {})}
    part["additionalProperties"] = False
