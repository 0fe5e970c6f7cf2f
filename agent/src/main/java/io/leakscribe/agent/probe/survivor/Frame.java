package io.leakscribe.agent.probe.survivor;

/**
 * One frame of an allocation's stack.
 *
 * @param className with dots
 * @param method name of the method
 * @param line in the source, negative when not known
 */
record Frame(String className, String method, int line) {

  boolean isConstructor() {
    return method.equals("<init>");
  }

  /** What stays the same when the code around it changes. */
  String place() {
    return className + "." + method;
  }

  /** As a stack trace reads. The recorder does not tell the file: it is the outer class's. */
  @Override
  public String toString() {
    int end = className.indexOf('$', className.lastIndexOf('.') + 2);
    String outer = end < 0 ? className : className.substring(0, end);
    String file = outer.substring(outer.lastIndexOf('.') + 1);
    return place() + "(" + file + ".java" + (line < 0 ? "" : ":" + line) + ")";
  }
}
