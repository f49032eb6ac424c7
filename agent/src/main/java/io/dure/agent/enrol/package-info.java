/** How this process comes to a credential of its own. */
package io.dure.agent.enrol;
