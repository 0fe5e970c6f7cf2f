package com.example.corpus;

/** A program of the corpus; has a public constructor without arguments. */
public interface Program {

  /**
   * Lives: does one small piece of work for each {@link Pace#next() step} until there is none left.
   *
   * @param pace hands out the steps
   * @throws Exception whatever goes wrong; the process then ends with a status other than zero
   */
  void run(Pace pace) throws Exception;
}
