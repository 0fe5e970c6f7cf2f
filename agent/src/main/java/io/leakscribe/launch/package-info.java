/**
 * What the application's class path sees of us: the agent's entry points and the isolated class
 * loader. Nothing else of Leakscribe is loaded by the system class loader.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.launch;
