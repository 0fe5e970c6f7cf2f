package io.leakscribe.lint;

/** One rule at work. */
interface Check {
  void check(Document document, Context context, Notes to);
}
