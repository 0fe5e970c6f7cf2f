package io.leakscribe.timeline;

/** A name of the program as people say it once they know which is meant. */
public final class ShortName {
  private ShortName() {}

  /**
   * {@code Cache.quotes} of {@code com.shop.Cache.quotes}, {@code Quote} of {@code com.shop.Quote},
   * {@code Cache.put(Cache.java:13)} of a stack frame: packages, which are in lower case, are cut.
   * What is no such name stays as it is.
   */
  public static String of(String name) {
    int head = name.indexOf('(');
    int end = head < 0 ? name.length() : head;
    int start = 0;
    for (int dot = name.indexOf('.'); dot > 0 && dot < end - 1; dot = name.indexOf('.', dot + 1)) {
      if (!isPackage(name.substring(start, dot))) {
        break;
      }
      start = dot + 1;
    }
    boolean isType = start < name.length() && Character.isUpperCase(name.charAt(start));
    return isType ? name.substring(start) : name;
  }

  private static boolean isPackage(String part) {
    return !part.isEmpty()
        && Character.isLowerCase(part.charAt(0))
        && part.chars().allMatch(c -> Character.isJavaIdentifierPart((char) c));
  }
}
