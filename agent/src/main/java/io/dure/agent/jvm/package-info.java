/** What the JVM says of itself. */
package io.dure.agent.jvm;
