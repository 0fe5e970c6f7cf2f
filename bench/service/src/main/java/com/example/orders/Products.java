package com.example.orders;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Products by category, from a cache that is smaller than what is asked for. */
@Component
class Products {
  private static final String QUERY =
      "SELECT id, name, category, cents FROM product WHERE category = ? ORDER BY id";

  private final JdbcTemplate database;
  private final Cache<String, List<Product>> byCategory =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(Duration.ofSeconds(20)).build();

  Products(JdbcTemplate database) {
    this.database = database;
  }

  List<Product> in(String category) {
    return byCategory.get(category, this::query);
  }

  private List<Product> query(String category) {
    return database.query(QUERY, Products::product, category);
  }

  private static Product product(ResultSet row, int number) throws SQLException {
    return new Product(row.getInt(1), row.getString(2), row.getString(3), row.getInt(4));
  }
}
