package com.example.corpus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a program that leaks, and says what a good verdict names. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Leak {

  /** What fills up. */
  enum Resource {
    HEAP,
    METASPACE,
    DIRECT,
    THREADS
  }

  /** In a few words, for the table: what leaks and how. */
  String value();

  /** Regular expressions of holders that are right, matched as a whole against the suspect's. */
  String[] holders();

  /**
   * Regular expressions of sites that are right; found in the suspect's insertion or allocation
   * site.
   */
  String[] sites();

  /** The leaking class, as a regular expression; empty where several are right. */
  String leakingClass() default "";

  /** What fills up. */
  Resource resource() default Resource.HEAP;

  /** The heap, as {@code -Xmx} takes it. */
  String heap() default "96m";

  /** Further JVM options. */
  String[] jvm() default {};

  /** Steps of a whole life; 0 where the runner is to find out how many fit. */
  long steps() default 0;
}
