//! What went wrong with a call into an HTTP answer.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why a request was not fulfilled.
pub enum Failure {
    /// A call gave no value.
    Call(fcall::Error),
    /// There is no such thing.
    NotFound,
}

impl From<fcall::Error> for Failure {
    fn from(error: fcall::Error) -> Self {
        Self::Call(error)
    }
}

/// What a client reads: a code for programs, a sentence for people.
#[derive(Serialize)]
struct Explanation {
    error: String,
    message: String,
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Call(error) => call(&error),
            Self::NotFound => explain(StatusCode::NOT_FOUND, "NOT_FOUND", "there is no such thing"),
        }
    }
}

fn call(error: &fcall::Error) -> Response {
    use fcall::Error::{Argument, Function, NotLoaded, Redis, Timeout};

    match error {
        Function(refusal) => match refusal.code() {
            code @ ("EMPTY_CART" | "OUT_OF_STOCK") => {
                explain(StatusCode::CONFLICT, code, refusal.message())
            }
            code @ "INVALID_QUANTITY" => {
                explain(StatusCode::UNPROCESSABLE_ENTITY, code, refusal.message())
            }
            _ => broken(StatusCode::INTERNAL_SERVER_ERROR, error),
        },
        Argument(refusal) => {
            explain(StatusCode::UNPROCESSABLE_ENTITY, "INVALID_ARGUMENT", &refusal.to_string())
        }
        NotLoaded(_) | Redis(_) => broken(StatusCode::SERVICE_UNAVAILABLE, error),
        Timeout(_) => broken(StatusCode::GATEWAY_TIMEOUT, error),
        _ => broken(StatusCode::INTERNAL_SERVER_ERROR, error),
    }
}

/// What is ours to mend is told to the operator, and not to the client.
fn broken(status: StatusCode, error: &fcall::Error) -> Response {
    eprintln!("{error}");
    explain(status, "UNAVAILABLE", "the shop cannot do this now")
}

/// What the rate limit refuses has headers, and no body yet.
pub async fn explain_refusal(response: Response) -> Response {
    if response.status() != StatusCode::TOO_MANY_REQUESTS {
        return response;
    }
    let message = "try again after the seconds in the header Retry-After";
    let mut explained = explain(StatusCode::TOO_MANY_REQUESTS, "TOO_OFTEN", message);
    for (name, value) in response.headers() {
        explained.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    explained
}

fn explain(status: StatusCode, error: &str, message: &str) -> Response {
    (status, Json(Explanation { error: error.to_owned(), message: message.to_owned() }))
        .into_response()
}
