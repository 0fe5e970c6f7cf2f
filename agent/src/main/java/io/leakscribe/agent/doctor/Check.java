package io.leakscribe.agent.doctor;

/**
 * What came of one check.
 *
 * @param level how it is
 * @param name what was looked at, one or two words
 * @param what was found, one line
 * @param todo what to do about it, one line; empty when all is well
 */
public record Check(Level level, String name, String what, String todo) {

  /** How it is. */
  public enum Level {
    /** As it should be. */
    OK("ok"),
    /** Works, but not all of it, or not for long. */
    WARN("warn"),
    /** Does not work. */
    FAIL("fail");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** As it is printed. */
    public String word() {
      return word;
    }
  }

  /**
   * What is found may come from anywhere: it stays one line, and a terminal has nothing to obey.
   */
  public Check {
    what = what.replaceAll("\\p{Cntrl}+", " ");
    todo = todo.replaceAll("\\p{Cntrl}+", " ");
  }

  static Check ok(String name, String what) {
    return new Check(Level.OK, name, what, "");
  }

  static Check warn(String name, String what, String todo) {
    return new Check(Level.WARN, name, what, todo);
  }

  static Check fail(String name, String what, String todo) {
    return new Check(Level.FAIL, name, what, todo);
  }

  /** Whether this does not work. */
  public boolean failed() {
    return level == Level.FAIL;
  }
}
