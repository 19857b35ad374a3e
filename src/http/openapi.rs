//! The OpenAPI document: what the routes say of themselves, and what is true of every route because it lies in what they
//! share: the extractors, the doors, the database.

use utoipa::{
    OpenApi,
    openapi::{
        Content, ContentBuilder, PathItem, Ref, RefOr, ResponseBuilder,
        path::{Operation, ParameterIn},
    },
};

use super::shapes;

const PROBLEM: &str = "application/problem+json";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "hromada-map",
        description = "The request map of a community's contact centre. Coordinates are degrees, lon before lat (WGS 84). \
                       Errors are RFC 9457 problem details."
    ),
    components(schemas(shapes::Problem))
)]
pub struct ApiDoc;

/// The operations of a path that the server may have.
pub fn operations(item: &mut PathItem) -> impl Iterator<Item = (bool, &mut Operation)> {
    let reading = item.get.as_mut().map(|operation| (true, operation));
    let changing = [&mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
    reading.into_iter().chain(changing.into_iter().flatten().map(|operation| (false, operation)))
}

/// Adds what every route shares to a document, and the shape of problems wherever one is answered.
pub fn complete(document: &mut utoipa::openapi::OpenApi) {
    document.info.version = env!("CARGO_PKG_VERSION").into();
    for item in document.paths.paths.values_mut() {
        for (reads, operation) in operations(item) {
            for (status, words) in shared(operation, reads) {
                let problem = ResponseBuilder::new().description(words).content(PROBLEM, problem()).build();
                operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(problem));
            }
            for response in operation.responses.responses.values_mut() {
                if let RefOr::T(response) = response
                    && let Some(content) = response.content.get_mut(PROBLEM)
                {
                    *content = RefOr::T(problem());
                }
            }
        }
    }
}

/// What a document says in place; what it refers to elsewhere the routes do not use.
const fn here<T>(part: &RefOr<T>) -> Option<&T> {
    match part {
        RefOr::T(part) => Some(part),
        RefOr::Ref(_) => None,
    }
}

fn problem() -> Content {
    ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build()
}

/// What a route may answer because of what it is made of.
fn shared(operation: &Operation, reads: bool) -> Vec<(&'static str, &'static str)> {
    let has = |place: ParameterIn| {
        let parameters = operation.parameters.iter().flatten();
        parameters.filter_map(here).any(|parameter| parameter.parameter_in == place)
    };
    let body = operation.request_body.as_ref().and_then(here);
    let json = body.is_some_and(|body| body.content.contains_key("application/json"));
    let mut answers = vec![("503", "The database cannot be reached")];
    if has(ParameterIn::Query) || json {
        answers.push(("400", "A parameter or the body cannot be read"));
    }
    if has(ParameterIn::Path) {
        answers.push(("404", "Nothing is there"));
    }
    if json {
        answers.push(("413", "The body is too long"));
        answers.push(("415", "The body is not sent as JSON"));
        answers.push(("422", "A field is missing or wrong"));
    }
    if !reads {
        answers.push(("403", "Not open to whoever asks, or sent from another site"));
    }
    answers
}
