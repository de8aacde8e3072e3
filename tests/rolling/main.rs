//! A library changes on a live cluster while apps that were built for its releases call it: no call is lost,
//! none is done twice, and what would break them is refused before anything is written.

mod app;

use std::time::Duration;

use fcall_deploy::{
    Library, Outcome, Refusal, Report, Rules, Target, Timeouts, apply, connect, live, plan,
};
use fcall_testing::Cluster;
use redis::cluster::ClusterClient;
use redis::cluster_async::ClusterConnection;
use redis::{AsyncTypedCommands as _, cmd};
use tokio::task::spawn_blocking;

use app::{Account, App};

mod first {
    fcall::library!("tests/rolling/first.lua");
}

mod second {
    fcall::library!("tests/rolling/second.lua");
}

mod third {
    fcall::library!("tests/rolling/third.lua");
}

const FIRST: (&[&str], &str) = (&["orders_add"], include_str!("first.lua"));
const SECOND: (&[&str], &str) = (&["orders_add", "orders_put"], include_str!("second.lua"));
const THIRD: (&[&str], &str) = (&["orders_put"], include_str!("third.lua"));

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_library_changes_under_load() {
    let cluster = Cluster::start().unwrap();
    let client = ClusterClient::builder(cluster.urls())
        // A machine that is busy with other tests is no lost call.
        .response_timeout(Duration::from_secs(30))
        .connection_timeout(Duration::from_secs(30))
        .build()
        .unwrap();
    let mut connection = client.get_async_connection().await.unwrap();
    let mut accounts = library_first(&cluster, &connection).await;
    for primary in cluster.primaries() {
        cmd("FUNCTION").arg("FLUSH").exec(&mut primary.connection()).unwrap();
    }
    accounts.extend(app_first(&cluster, &connection).await);
    for account in &accounts {
        check(account, &mut connection).await;
    }
}

/// The library, then the app: what the documentation says to do. The old call goes when nobody makes it.
async fn library_first(cluster: &Cluster, connection: &ClusterConnection) -> Vec<Account> {
    deploy(cluster, FIRST).await;
    let old = App::start("old", connection, |key, id| first::orders::add(key, id.to_string()));
    old.go_on().await;
    deploy(cluster, SECOND).await;
    old.go_on().await;
    let new = App::start("new", connection, |key, id| {
        #[expect(deprecated, reason = "apps move on one after the other")]
        second::orders::add(key, id.to_string(), Some("soon"))
    });
    refuse_what_breaks(cluster, "1.2.0", &[&old, &new]).await;
    let mut accounts = old.stop().await;
    let newest =
        App::start("newest", connection, |key, id| third::orders::put(key, id.to_string(), "Ada"));
    newest.go_on().await;
    new.go_on().await;
    accounts.extend(new.stop().await);
    deploy(cluster, THIRD).await;
    newest.go_on().await;
    accounts.extend(newest.stop().await);
    accounts
}

/// The app before the library, which works as long as it calls nothing that is new.
async fn app_first(cluster: &Cluster, connection: &ClusterConnection) -> Vec<Account> {
    deploy(cluster, FIRST).await;
    let old =
        App::start("second old", connection, |key, id| first::orders::add(key, id.to_string()));
    let new = App::start("early", connection, |key, id| {
        #[expect(deprecated, reason = "the old library has nothing else")]
        second::orders::add(key, id.to_string(), Some("soon"))
    });
    old.go_on().await;
    new.go_on().await;
    refuse_what_breaks(cluster, "1.0.1", &[&old, &new]).await;
    deploy(cluster, SECOND).await;
    old.go_on().await;
    new.go_on().await;
    let mut accounts = old.stop().await;
    accounts.extend(new.stop().await);
    accounts
}

/// Without `orders_add`, under a release that promises to keep it. The apps go on.
async fn refuse_what_breaks(cluster: &Cluster, release: &str, apps: &[&App]) {
    let everything = || -> Vec<Vec<u8>> {
        let dump = |primary: &fcall_testing::Server| {
            cmd("FUNCTION").arg("DUMP").query(&mut primary.connection()).unwrap()
        };
        cluster.primaries().iter().map(dump).collect()
    };
    let before = everything();
    let code = THIRD.1.replace("2.0.0", release);
    let report = carry_out(cluster, Library::from_code("orders", THIRD.0.to_vec(), code)).await;
    assert_eq!(report.outcome(), Outcome::Refused, "{report:?}");
    let rules: Vec<_> = report.refusals.iter().map(Refusal::rule).collect();
    assert_eq!(rules, ["breaking"; 3]);
    assert!(everything() == before);
    for app in apps {
        app.go_on().await;
    }
}

async fn deploy(cluster: &Cluster, (functions, code): (&[&str], &str)) {
    let library = Library::from_code("orders", functions.to_vec(), code);
    let report = carry_out(cluster, library).await;
    assert_eq!(report.outcome(), Outcome::Applied, "{report:?}");
    assert_eq!((report.nodes.len(), report.allowed.len()), (3, 0));
}

/// What `cargo fcall deploy` does.
async fn carry_out(cluster: &Cluster, library: Library) -> Report {
    let target = Target::parse(&cluster.urls()[0]).unwrap();
    let work = move || {
        let mut nodes = connect::discover(&target, &Timeouts::default()).unwrap();
        let lives = live::read(&mut nodes).unwrap();
        let plan = plan::plan(&[library], &lives, &Rules::default());
        apply::apply(&plan, &mut nodes)
    };
    spawn_blocking(work).await.unwrap()
}

/// Every call was answered, and done once, in order.
async fn check(account: &Account, connection: &mut ClusterConnection) {
    let Account { key, sent, wrong } = account;
    assert_eq!(wrong.as_slice(), [""; 0], "{key}");
    let held: Vec<String> = connection.lrange(key, 0, -1).await.unwrap();
    let held = held.iter().map(|order| order.split(':').next().unwrap().parse().unwrap());
    assert_eq!(held.collect::<Vec<usize>>(), (0..*sent).collect::<Vec<usize>>(), "{key}");
}
