package io.leakscribe.agent.observe;

/** Names of classes as source code writes them. */
public final class ClassNames {

  private ClassNames() {}

  /** {@code [Ljava.lang.Object;} as {@code java.lang.Object[]}; what reads so already stays. */
  public static String readable(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    int dimensions = name.lastIndexOf('[') + 1;
    String element =
        switch (name.charAt(dimensions)) {
          case 'B' -> "byte";
          case 'C' -> "char";
          case 'D' -> "double";
          case 'F' -> "float";
          case 'I' -> "int";
          case 'J' -> "long";
          case 'S' -> "short";
          case 'Z' -> "boolean";
          default -> name.substring(dimensions + 1, name.length() - 1);
        };
    return element + "[]".repeat(dimensions);
  }
}
