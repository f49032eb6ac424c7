/** What the machine says of itself. */
package io.dure.agent.host;
