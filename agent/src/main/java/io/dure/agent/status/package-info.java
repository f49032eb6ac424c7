/** The agent's books for an operator at the machine, as a file. */
package io.dure.agent.status;
