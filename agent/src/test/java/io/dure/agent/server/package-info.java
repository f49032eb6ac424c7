/** The agent in real application servers, each a process of its own. */
package io.dure.agent.server;
