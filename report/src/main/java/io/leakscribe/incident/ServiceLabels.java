package io.leakscribe.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which labels of an alert name a service, and when two names mean the same one. */
public final class ServiceLabels {
  /** Those that name it most surely come first: a job may well hold many services. */
  private static final List<String> NAMES =
      List.of(
          "service",
          "service_name",
          "application",
          "app",
          "app_kubernetes_io_name",
          "deployment",
          "container",
          "job");

  private ServiceLabels() {}

  /**
   * The names in the labels, surest first, each normal. A value such as {@code shop/checkout},
   * which some set up as namespace and service, also counts as its last part.
   */
  public static List<String> in(Map<String, String> labels) {
    List<String> names = new ArrayList<>();
    for (String label : NAMES) {
      String value = labels.get(label);
      if (value != null && !value.isBlank()) {
        names.add(normal(value));
        int slash = value.lastIndexOf('/');
        if (slash >= 0 && slash < value.length() - 1) {
          names.add(normal(value.substring(slash + 1)));
        }
      }
    }
    return names;
  }

  /** Whether the labels name this service, by its name or by that of its directory. */
  public static boolean name(Map<String, String> labels, String service) {
    String normal = normal(service);
    List<String> names = in(labels);
    return names.contains(normal) || names.contains(withoutHash(normal));
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** A service whose name cannot name a directory has one that ends in a hash of the name. */
  private static String withoutHash(String normal) {
    return normal.replaceFirst("-[0-9a-f]{8}$", "");
  }
}
