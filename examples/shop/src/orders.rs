//! Placing and cancelling orders: what the routes need of the place where orders are.

use crate::failure::Failure;
use crate::functions::checkout::{AsyncCommands, Order};
use crate::name::Name;

/// All keys share the hash tag `{shop}`, so that an order can take stock of any product.
pub const STOCK: &str = "stock:{shop}";

/// Where orders are: on a server, and in tests wherever they like.
pub trait Orders: Send {
    /// Makes an order of a customer's cart.
    fn place(
        &mut self,
        customer: &Name,
        order: &Name,
    ) -> impl Future<Output = Result<Order, Failure>> + Send;

    /// Takes an order back, and says whether there was one.
    fn cancel(
        &mut self,
        customer: &Name,
        order: &Name,
    ) -> impl Future<Output = Result<bool, Failure>> + Send;
}

/// Over any connection that the generated calls go over.
impl<C: AsyncCommands> Orders for C {
    async fn place(&mut self, customer: &Name, order: &Name) -> Result<Order, Failure> {
        Ok(self.checkout_place(STOCK, cart_of(customer), order_of(customer, order)).await?)
    }

    async fn cancel(&mut self, customer: &Name, order: &Name) -> Result<bool, Failure> {
        Ok(self.checkout_cancel(STOCK, order_of(customer, order)).await?)
    }
}

pub fn cart_of(customer: &Name) -> String {
    format!("cart:{{shop}}:{}", customer.as_str())
}

pub fn order_of(customer: &Name, order: &Name) -> String {
    format!("order:{{shop}}:{}:{}", customer.as_str(), order.as_str())
}
