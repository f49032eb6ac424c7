/** The connection that the agent holds open to a collector, on which commands come. */
package io.dure.agent.command;
