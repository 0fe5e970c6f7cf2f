package io.leakscribe.journal;

/**
 * A wrong suspect that was checked and cleared.
 *
 * @param hypothesis what was suspected: {@code traffic}, {@code database}, {@code deploy}, {@code
 *     library}, {@code gc-configuration}, {@code native-memory}, {@code restart}
 * @param evidence the sentence, with a number, that clears it
 */
public record RuledOut(String hypothesis, String evidence) {}
