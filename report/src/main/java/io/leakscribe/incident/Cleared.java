package io.leakscribe.incident;

import io.leakscribe.journal.Origin;

/** A wrong suspect, the sentence that clears it, and the event that says so first. */
public record Cleared(Origin origin, String hypothesis, String evidence) {}
