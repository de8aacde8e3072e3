//! Every type of the annotations on a real server: values come back as they were sent, and what cannot arrive as it is
//! is not sent at all.

mod inferred_live;
mod json;
#[cfg(feature = "cluster-async")]
mod keyless;
mod lists;
mod records;
mod refused;
mod round_trip;
mod scalars;
mod values;

fcall::library!("tests/types/echo.lua");
fcall::library!("tests/types/inferred.lua");
fcall::library!("tests/types/strict.lua");
