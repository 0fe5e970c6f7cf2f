package com.example.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a program that does not leak, however much it looks like it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Healthy {

  /** In a few words, for the table: what grows, and why it is no leak. */
  String value();

  /** Steps of a whole life. */
  long steps();

  /** The heap, as {@code -Xmx} takes it. */
  String heap() default "96m";

  /** Further JVM options. */
  String[] jvm() default {};
}
