package com.example.corpus.odd;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fifty tenants, each with a map of drafts that are never discarded. */
@Leak(
    value = "fifty inner maps, all growing",
    holders = {
      "com\\.example\\.corpus\\.odd\\.TenantMapsLeak\\$Drafts\\.byTenant",
      "com\\.example\\.corpus\\.odd\\.TenantMapsLeak\\.drafts"
    },
    sites = {"TenantMapsLeak\\$Drafts\\.(save|lambda\\$.*)", "TenantMapsLeak\\$Draft\\.<init>"},
    leakingClass = "com\\.example\\.corpus\\.odd\\.TenantMapsLeak\\$Draft")
public final class TenantMapsLeak implements Program {
  private static final int TENANTS = 50;

  private final Drafts drafts = new Drafts();

  /** Whom documents belong to. */
  private record Tenant(int number) {}

  /** A document that is not finished. */
  private record Draft(String title, byte[] text) {}

  /** Drafts by tenant and id. */
  private static final class Drafts {
    private final Map<Tenant, Map<Long, Draft>> byTenant = new ConcurrentHashMap<>();

    void save(Tenant tenant, long id) {
      byTenant
          .computeIfAbsent(tenant, t -> new ConcurrentHashMap<>())
          .put(id, new Draft("draft " + id, new byte[500]));
    }
  }

  @Override
  public void run(Pace pace) throws Exception {
    for (long id = 0; pace.next(); id++) {
      drafts.save(new Tenant((int) (id % TENANTS)), id);
    }
  }
}
