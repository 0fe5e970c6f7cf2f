/**
 * What java agents cost a service: starts it with each of them in turn, gives it the same requests,
 * and compares each run with the one without any agent in the same round.
 */
@NullMarked
package io.leakscribe.bench.service;

import org.jspecify.annotations.NullMarked;
