"""The OpenAPI 3.1 document of the API, made from the schema of the tables."""

from typing import Any

from geodata.tables.schema import Field, Resource, read_package, read_resources
from utils.api.records import LARGEST_PAGE, LICENCE, PAGE_SIZE
from utils.api.search_results import LARGEST, PER_KIND
from utils.api.table_files import MEDIA_TYPES
from utils.text.i18n import LANGUAGES

Schema = dict[str, Any]
LONGEST_QUERY = 80
PROBLEM = {"$ref": "#/components/responses/Problem"}


def column_schema(field: Field) -> Schema:
    """JSON schema of one column of a record."""
    if "delimiter" in field:
        return {"type": "array", "items": {"type": "string"}, "description": field["title"]}
    if field["type"] in {"number", "integer"}:
        return {"type": [field["type"], "null"], "description": field["title"]}
    return {"type": "string", "description": field["title"]}


def record_schema(resource: Resource) -> Schema:
    """JSON schema of a record of a table with its evidence."""
    columns = {str(field["name"]): column_schema(field) for field in resource.fields}
    own = {"type": "object", "properties": columns, "required": list(columns), "additionalProperties": False}
    text = {"type": "string"}
    return {
        "type": "object",
        "required": ["table", "id", "uri", "schema", "licence", "evidence", "record"],
        "properties": {
            "table": {"const": resource.name}, "id": text, "uri": text, "schema": text, "licence": text,
            "evidence": {"type": ["object", "null"]}, "record": own,
        },
    }  # fmt: skip


def _parameter(name: str, schema: Schema, *, where: str = "query", required: bool = False) -> Schema:
    return {"name": name, "in": where, "required": required, "schema": schema}


def table_parameters(resource: Resource) -> list[Schema]:
    """Parameters of a table: paging, and a filter for each column."""
    numbers = {"number", "integer"}
    filters = [
        _parameter(str(field["name"]), {"type": "number" if field["type"] in numbers else "string"})
        for field in resource.fields
    ]
    return [
        _parameter("page", {"type": "integer", "minimum": 1, "default": 1}),
        _parameter("page_size", {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE}),
        *filters,
    ]


def _answer(description: str, schema: Schema, media_type: str = "application/json") -> Schema:
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _operation(summary: str, name: str, good: Schema, parameters: list[Schema], problems: tuple[str, ...]) -> Schema:
    responses = {"200": good} | dict.fromkeys(problems, PROBLEM)
    return {"get": {"summary": summary, "operationId": name, "parameters": parameters, "responses": responses}}


def table_paths(resource: Resource, title: str) -> dict[str, Schema]:
    """Paths of a table: its pages, a record, and the whole table as a file."""
    name = resource.name
    record = {"$ref": f"#/components/schemas/{name}"}
    page: Schema = {
        "type": "object",
        "required": ["table", "total", "page", "page_size", "pages", "items"],
        "properties": {"items": {"type": "array", "items": record}, "total": {"type": "integer"}},
    }
    identity = _parameter("id", {"type": "string", "minLength": 1}, where="path", required=True)
    paths = {
        f"/api/{name}": _operation(
            title, f"list-{name}", _answer("A page", page), table_parameters(resource), ("400", "404")
        ),
        f"/api/{name}/{{id}}": _operation(
            f"{title}: one", f"read-{name}", _answer("A record", record), [identity], ("404",)
        ),
    }
    for form, media_type in MEDIA_TYPES.items():
        shape = {"type": "object"} if "json" in media_type else {"type": "string"}
        file = _answer("The whole table", shape, media_type.partition(";")[0])
        paths[f"/api/{name}.{form}"] = _operation(f"{title} as {form}", f"{form}-{name}", file, [], ())
    return paths


def search_path() -> Schema:
    """Path of the search."""
    parameters = [
        _parameter("q", {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}, required=True),
        _parameter("lang", {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]}),
        _parameter("per_kind", {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": PER_KIND}),
    ]
    good = _answer("Results by kind", {"type": "object", "required": ["query", "total", "near", "groups"]})
    return _operation("Search everything", "search", good, parameters, ("400",))


def problem_response() -> Schema:
    """Response to a request that cannot be answered."""
    fields: Schema = {name: {"type": "string"} for name in ("type", "title", "detail", "instance")}
    fields |= {"status": {"type": "integer"}, "valid": {"type": "array", "items": {"type": "string"}}}
    schema = {"type": "object", "required": list(fields), "properties": fields}
    return _answer("What is wrong, and what is valid", schema, "application/problem+json")


def openapi_document() -> Schema:
    """The OpenAPI document."""
    package = read_package()
    titles = {entry["name"]: entry["title"] for entry in package["resources"]}
    resources = read_resources()
    paths = {path: item for name, each in resources.items() for path, item in table_paths(each, titles[name]).items()}
    dictionary = _operation("Data dictionary", "dictionary", _answer("Tables and columns", {"type": "array"}), [], ())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": package["title"], "version": package["version"], "license": {"name": "CC BY 4.0", "url": LICENCE},
            "description": "Every record with its document, clause and words as printed. Lists in filters: one member.",
        },
        "paths": paths | {"/api/search": search_path(), "/api/dictionary": dictionary},
        "components": {
            "schemas": {name: record_schema(each) for name, each in resources.items()},
            "responses": {"Problem": problem_response()},
        },
    }  # fmt: skip
