/** Wires the agent inside its own class loader, and ends it with the JVM. */
package io.dure.agent.start;
