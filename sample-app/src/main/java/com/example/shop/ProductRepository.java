package com.example.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The products and orders in the database. */
@Repository
class ProductRepository {

  private final JdbcTemplate jdbc;

  ProductRepository(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<Product> products) {
    jdbc.batchUpdate(
        "insert into product (id, name, tag, price, description) values (?, ?, ?, ?, ?)",
        products.stream()
            .map(p -> new Object[] {p.id(), p.name(), p.tag(), p.price(), p.description()})
            .toList());
  }

  Product find(int id) {
    return jdbc.queryForObject("select * from product where id = ?", this::map, id);
  }

  List<Product> range(int from, int to) {
    return jdbc.query("select * from product where id >= ? and id < ?", this::map, from, to);
  }

  void order(String customer, int product, int quantity) {
    jdbc.update(
        "insert into orders (customer, product, quantity, placed) values (?, ?, ?, ?)",
        customer,
        product,
        quantity,
        System.currentTimeMillis());
  }

  long openOrders() {
    Long count = jdbc.queryForObject("select count(*) from orders", Long.class);
    return count == null ? 0 : count;
  }

  /** Hands orders placed before that time over to the warehouse. */
  int ship(long placedBefore) {
    return jdbc.update("delete from orders where placed < ?", placedBefore);
  }

  private Product map(ResultSet row, int number) throws SQLException {
    return new Product(
        row.getInt("id"),
        row.getString("name"),
        row.getString("tag"),
        row.getLong("price"),
        row.getString("description"));
  }
}
