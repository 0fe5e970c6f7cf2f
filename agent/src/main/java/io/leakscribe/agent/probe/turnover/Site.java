package io.leakscribe.agent.probe.turnover;

/** A place in code as it reads in a stack trace. */
final class Site {
  private Site() {}

  static String of(String className, String method, String source, int line) {
    return className + "." + method(method) + "(" + source + (line <= 0 ? "" : ":" + line) + ")";
  }

  /** {@code Registry.expire} of {@code com.shop.Registry.expire}. */
  static String brief(String qualified) {
    int end = qualified.lastIndexOf('.');
    int begin = qualified.lastIndexOf('.', end - 1);
    return qualified.substring(begin + 1, end + 1) + method(qualified.substring(end + 1));
  }

  /** The method that a person wrote: of {@code lambda$create$0}, {@code create}. */
  static String method(String name) {
    if (!name.startsWith("lambda$")) {
      return name;
    }
    int end = name.lastIndexOf('$');
    String written = end <= 7 ? "" : name.substring(7, end);
    return switch (written) {
      case "" -> name;
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> written;
    };
  }
}
