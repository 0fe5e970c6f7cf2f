package datadog.test;

/** Named as the loader of another agent is. */
public final class LoaderOfAnAgent extends ClassLoader {}
