/**
 * Puts the parts together and, once the application is through the worst of its start, drives them
 * from one daemon thread. The only package that knows them all.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.agent.runtime;
