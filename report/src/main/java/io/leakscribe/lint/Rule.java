package io.leakscribe.lint;

/**
 * The rules. Numbers are never used again for something else. L18 (published in time) is left out:
 * a document does not know when it was published.
 */
public enum Rule {
  /** Every required section is there, and every question in the document is answered. */
  L01(
      Weight.COMPLETE,
      "Summary, timeline, root cause and measures are there, and no question to a person, TODO or"
          + " TBD is left."),
  /** The status. */
  L02(
      Weight.SOUND,
      "The status is Draft, In Review, Reviewed or Closed; what is Closed has a known recovery."),
  /** The order of the times. */
  L03(
      Weight.SOUND,
      "Onset, detection, acknowledgement, mitigation and recovery are in this order."),
  /** Durations agree with times. */
  L04(
      Weight.SOUND,
      "The duration in the summary and the times to detect, mitigate and recover agree with the"
          + " times."),
  /** The intervals are there. */
  L05(
      Weight.COMPLETE,
      "Times to detect (TTD), mitigate (TTM) and recover (TTR) are there, or \"unknown\" with the"
          + " reason."),
  /** Three times, not one. */
  L06(Weight.COMPLETE, "Onset, detection and alert are three different entries."),
  /** Evidence. */
  L07(
      Weight.SOUND,
      "Every row of the timeline that no person added cites the event that says so, and every"
          + " cited event is in the journals."),
  /** Actions that somebody can do. */
  L08(
      Weight.COMPLETE,
      "Every measure begins with a verb and has an owner, a priority, a due date, a type (prevent,"
          + " detect, mitigate, process) and an end that can be checked."),
  /** Prevention and detection. */
  L09(Weight.COMPLETE, "At least one measure prevents and at least one detects."),
  /** Contributing factors. */
  L10(Weight.ADVICE, "At least two contributing factors are named."),
  /** Words. */
  L11(
      Weight.ADVICE,
      "Nobody is blamed, nothing is told with hindsight, and no animated words are used."),
  /** Trigger and cause. */
  L12(Weight.COMPLETE, "The trigger is told apart from the root cause."),
  /** Hypotheses. */
  L13(Weight.SOUND, "Every hypothesis is confirmed, ruled out or open, and says on what evidence."),
  /** Lessons. */
  L14(
      Weight.COMPLETE,
      "What went well, what went wrong and where we were lucky are each answered."),
  /** Impact. */
  L15(Weight.COMPLETE, "The impact has a number, or says \"none measured\"."),
  /** Recovery. */
  L16(
      Weight.COMPLETE,
      "Recovery is shown by a signal (memory, entries, errors), not by \"resolved\" alone."),
  /** Secrets. */
  L17(
      Weight.SOUND,
      "No secret is in the document; e-mail and public IPv4 addresses are pointed out."),
  /** Links. */
  L19(Weight.SOUND, "Links to files and headings lead somewhere."),
  /** Numbers. */
  L20(Weight.ADVICE, "Numbers in a person's text do not contradict the journals."),
  /** UTC. */
  L21(Weight.SOUND, "All times are in UTC and say so."),
  /** Order of the timeline. */
  L22(Weight.SOUND, "The timeline is in the order of time.");

  /** When a finding is an error. */
  public enum Weight {
    /** Always: the document contradicts itself or its evidence, or gives something away. */
    SOUND("error"),
    /** From In Review on: a draft may have gaps. */
    COMPLETE("warning in a draft, else error"),
    /** Never. */
    ADVICE("warning");

    private final String label;

    Weight(String label) {
      this.label = label;
    }

    /** In words, for the table of rules. */
    public String label() {
      return label;
    }
  }

  private final Weight weight;
  private final String sentence;

  Rule(Weight weight, String sentence) {
    this.weight = weight;
    this.sentence = sentence;
  }

  /** When a finding of it is an error. */
  public Weight weight() {
    return weight;
  }

  /** What holds in a document that keeps the rule. */
  public String sentence() {
    return sentence;
  }

  Level level(Status status) {
    return switch (weight) {
      case SOUND -> Level.ERROR;
      case COMPLETE -> status.isDraft() ? Level.WARNING : Level.ERROR;
      case ADVICE -> Level.WARNING;
    };
  }
}
