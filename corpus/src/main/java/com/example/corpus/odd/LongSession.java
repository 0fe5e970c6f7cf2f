package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit of work that goes on for ever: each entity that was read stays, with what it was when
 * read.
 */
@Leak(
    value = "first-level session that is never cleared",
    holders = {
      "com\\.example\\.corpus\\.odd\\.LongSession\\$\\w+\\.(snapshots|byId|entities)",
      "com\\.example\\.corpus\\.odd\\.LongSession\\$Session\\.context"
    },
    sites = {"LongSession\\$\\w+\\.\\w+"})
public final class LongSession implements Program {

  private static final class Product {
    private final long id;
    private final String name;

    Product(long id) {
      this.id = id;
      this.name = "product number " + id;
    }
  }

  /** What is known of the entities. */
  private static final class Context {
    private final Map<Object, Object[]> snapshots = new IdentityHashMap<>();
    private final Map<String, Product> byId = new java.util.HashMap<>();

    Product load(long id) {
      Product product = new Product(id);
      snapshots.put(product, new Object[] {product.name, id, new byte[250]});
      byId.put("product#" + id, product);
      return product;
    }

    List<Object> dirty() {
      List<Object> dirty = new ArrayList<>();
      int looked = 0;
      for (Map.Entry<Object, Object[]> each : snapshots.entrySet()) {
        if (looked++ > 20) {
          break;
        }
        if (!((Product) each.getKey()).name.equals(each.getValue()[0])) {
          dirty.add(each.getKey());
        }
      }
      return dirty;
    }
  }

  private static final class Session {
    private final Context context = new Context();

    long find(long id) {
      return context.load(id).id + context.dirty().size();
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    Session session = new Session();
    long sum = 0;
    for (long id = 0; pace.next(); id++) {
      sum += session.find(id);
    }
    System.out.println("sum " + sum);
  }
}
