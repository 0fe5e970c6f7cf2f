package io.leakscribe.agent.probe.weave;

/** A listener of this kind threw, and hears nothing any more. */
public record HookFailure(int kind, Throwable reason) {}
