"""Every way in which something that is no person could act."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN
from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN, TOKEN_TYPE_NORMAL
from homeassistant.components.websocket_api import DOMAIN as WEBSOCKET
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
import voluptuous as vol

from custom_components.footage_guard.const import DOMAIN
from tests.people import OWNER_ID, PASSPHRASE
from tests.surface.asked import insurer, receive
from tests.surface.phones import add_phone

from .calls import HOPED_FOR, UNKNOWN, sequence
from .home import Home

type Way = Callable[[Home], Awaitable[None]]
WAYS: list[Way] = []
TALKING: set[Way] = set()
"""Ways in which no action of ours can be called at all."""


def way(function: Way) -> Way:
    """Note a way to try, which calls our actions."""
    WAYS.append(function)
    return function


def talk(function: Way) -> Way:
    """Note a way to try in which something else is said than the name of an action."""
    TALKING.add(function)
    return way(function)


@way
async def an_action_of_an_administrator(home: Home) -> None:
    await home.call_all(Context(user_id=OWNER_ID))


@way
async def an_action_of_nobody(home: Home) -> None:
    await home.call_all(None)


@way
async def a_script_that_the_owner_runs(home: Home) -> None:
    script = {"sequence": [*sequence(home.tried), {"delay": {"milliseconds": 1}}, *sequence(home.tried[-3:])]}
    assert await async_setup_component(home.hass, "script", {"script": {"give_away": script}})
    await home.run("script.give_away", Context(user_id=OWNER_ID))


@way
async def a_button_that_looks_like_a_lamp(home: Home) -> None:
    button = {"name": "Lamp", "default_entity_id": "button.lamp", "press": sequence(home.tried)}
    assert await async_setup_component(home.hass, "template", {"template": {"button": button}})
    await home.hass.async_block_till_done()
    assert home.hass.states.get("button.lamp")
    await home.run("button.press", Context(user_id=OWNER_ID), entity_id="button.lamp")


@way
async def an_automation_on_a_state_that_the_owner_sets(home: Home) -> None:
    await _automate(home, {"trigger": "state", "entity_id": "light.hall", "to": "on"})
    home.hass.states.async_set("light.hall", "on", context=Context(user_id=OWNER_ID))
    await home.hass.async_block_till_done()


@way
async def an_automation_on_an_event_with_the_owners_context(home: Home) -> None:
    await _automate(home, {"trigger": "event", "event_type": "give_away", "context": {"user_id": [OWNER_ID]}})
    home.hass.bus.async_fire("give_away", {"user_id": OWNER_ID}, context=Context(user_id=OWNER_ID))
    await home.hass.async_block_till_done()


@way
async def an_automation_that_the_owner_triggers(home: Home) -> None:
    await _automate(home, {"trigger": "event", "event_type": "never"})
    await home.run("automation.trigger", Context(user_id=OWNER_ID), entity_id="automation.give_away")


async def _automate(home: Home, trigger: dict[str, Any]) -> None:
    automation = {"alias": "Give away", "triggers": [trigger], "actions": sequence(home.tried)}
    assert await async_setup_component(home.hass, "automation", {"automation": automation})
    await home.hass.async_block_till_done()


BLUEPRINT = """
blueprint:
  name: Give away
  domain: {domain}
  input:
    todo:
      selector:
        action:
"""


async def _put_blueprint(home: Home, domain: str, text: str) -> dict[str, Any]:
    """Have a blueprint of somebody else lie in the configuration, and return an instance of it."""
    path = Path(home.hass.config.config_dir) / "blueprints" / domain / "elsewhere" / "give_away.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(BLUEPRINT.format(domain=domain) + text)
    chosen = {"path": "elsewhere/give_away.yaml", "input": {"todo": sequence(home.tried)}}
    return {"alias": "Give away", "use_blueprint": chosen}


@way
async def a_blueprint_of_an_automation(home: Home) -> None:
    text = "triggers: {trigger: event, event_type: give_away}\nactions: !input todo\n"
    made = await _put_blueprint(home, "automation", text)
    assert await async_setup_component(home.hass, "automation", {"automation": [made]})
    home.hass.bus.async_fire("give_away", context=Context(user_id=OWNER_ID))
    await home.hass.async_block_till_done()


@way
async def a_blueprint_of_a_script(home: Home) -> None:
    made = await _put_blueprint(home, "script", "sequence: !input todo\n")
    assert await async_setup_component(home.hass, "script", {"script": {"give_away": made}})
    await home.run("script.give_away", Context(user_id=OWNER_ID))


@way
async def an_automation_whose_templates_name_the_action(home: Home) -> None:
    """So it can name also those that do not exist, which are looked for when it runs, and end that run."""
    step = {
        "action": f"{DOMAIN}.{{{{ trigger.event.data.action }}}}",
        "data": "{{ trigger.event.data.data }}",
        "continue_on_error": True,
    }
    automation = {
        "alias": "Give away",
        "mode": "parallel",
        "max": 100,
        "triggers": [{"trigger": "event", "event_type": "give_away"}],
        "actions": [step, step | {"response_variable": "answer"}],
    }
    assert await async_setup_component(home.hass, "automation", {"automation": automation})
    await home.hass.async_block_till_done()
    for action, data in home.tried:
        home.hass.bus.async_fire("give_away", {"action": action, "data": data}, context=Context(user_id=OWNER_ID))
    await home.hass.async_block_till_done()


@way
async def an_automation_on_a_request_that_comes_in(home: Home) -> None:
    """It hears of the request by a trigger of ours, under nobody's name."""
    await _automate(home, {"trigger": f"{DOMAIN}.request_received", "options": {"requester_type": "insurer"}})
    await receive(home.kept.entry, insurer())
    await home.hass.async_block_till_done()
    automation = home.hass.states.get("automation.give_away")
    assert automation is not None
    assert automation.attributes["last_triggered"] is not None


@way
async def an_automation_set_off_while_the_owner_is_connected(home: Home) -> None:
    """The task that handles the owner's message is what the automation's inherits its connection from."""
    await _automate(home, {"trigger": "event", "event_type": "switched"})
    client = await home.socket(home.hass, await home.token(TOKEN_TYPE_NORMAL))
    await client.send_json_auto_id({"type": "fire_event", "event_type": "switched"})
    assert (await client.receive_json())["success"]
    await home.hass.async_block_till_done()


@way
async def rest_with_a_login_of_the_owner(home: Home) -> None:
    await _rest(home, await home.token(TOKEN_TYPE_NORMAL))


@way
async def rest_with_a_token_for_scripts(home: Home) -> None:
    await _rest(home, await home.token(TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN))


async def _rest(home: Home, token: str) -> None:
    client = await home.http(token)
    for action, data in home.tried:
        for query in ("", "?return_response"):
            await client.post(f"/api/services/{DOMAIN}/{action}{query}", json=data)
    for entity_id in home.hass.states.async_entity_ids():
        if "footage" in entity_id:
            await client.post(f"/api/states/{entity_id}", json={"state": "approved"})
    for event in ("footage_guard_approved", "footage_guard/approval/approve", "call_service"):
        await client.post(f"/api/events/{event}", json={"domain": DOMAIN, "service": "approve", **home.named})


@way
async def commands_with_a_token_for_scripts(home: Home) -> None:
    await _every_command(home, await home.token(TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN))


@way
async def commands_of_an_account_of_the_system(home: Home) -> None:
    user = await home.hass.auth.async_create_system_user("Supervisor", group_ids=[GROUP_ID_ADMIN])
    refresh = await home.hass.auth.async_create_refresh_token(user)
    await _every_command(home, home.hass.auth.async_create_access_token(refresh))


@way
async def commands_in_a_login_without_a_secret(home: Home) -> None:
    await _every_command(home, await home.token(TOKEN_TYPE_NORMAL, provider=None))


@way
async def commands_in_a_login_by_being_in_the_house(home: Home) -> None:
    await _every_command(home, await home.token(TOKEN_TYPE_NORMAL, provider="trusted_networks"))


@way
async def the_inner_supervisor(home: Home) -> None:
    """A connection of an administrator that has no login at all."""
    token = await home.token(TOKEN_TYPE_NORMAL)
    client = await home.socket(home.hass, token)
    for refresh in [*home.owner.refresh_tokens.values()]:
        home.owner.refresh_tokens.pop(refresh.id)
    await _send_every_command(home, client)


async def _every_command(home: Home, token: str) -> None:
    await _send_every_command(home, await home.socket(home.hass, token))


_LOWERING_COMMANDS = ("/decline", "/mute", "/subscribe", "/veto", "vault/lock")
"""What a person may also do by a token of theirs."""


async def _send_every_command(home: Home, client: Any) -> None:
    commands = [command for command in home.hass.data[WEBSOCKET] if command.startswith(f"{DOMAIN}/")]
    assert len(commands) > 10
    fields = {
        "request_id": home.named["request_id"],
        "draft_id": home.named.get("release_id", UNKNOWN),
        "clip_id": home.named["clip_id"],
        "hold_id": home.named["hold_id"],
        "version": 1,
        "level": 4,
        "challenge": "A" * 43,
        "statement_sha256": "0" * 64,
        "method": "passphrase",
        "secret": PASSPHRASE,
        "passphrase": PASSPHRASE,
    }
    for command in [*sorted(commands), *(f"{DOMAIN}/{name}" for name in HOPED_FOR)]:
        if command.endswith(_LOWERING_COMMANDS):
            continue
        for chosen in (fields, {}, {"challenge": "A" * 43, "secret": PASSPHRASE}, {"request_id": fields["request_id"]}):
            await client.send_json_auto_id({"type": command, **chosen})
            await client.receive_json()
    for action, data in home.tried:
        await client.send_json_auto_id(
            {"type": "call_service", "domain": DOMAIN, "service": action, "service_data": data}
        )
        await client.receive_json()
    await home.hass.async_block_till_done()


@way
async def a_phone_without_a_login(home: Home) -> None:
    """The webhook of Home Assistant's app asks for no login, and acts as the phone's owner."""
    await add_phone(home.hass)
    (entry,) = home.hass.config_entries.async_entries("mobile_app")
    assert await home.hass.config_entries.async_setup(entry.entry_id)
    client = await home.http()
    address = f"/api/webhook/{entry.data[CONF_WEBHOOK_ID]}"
    for action, data in home.tried:
        called = {"domain": DOMAIN, "service": action, "service_data": data}
        await client.post(address, json={"type": "call_service", "data": called})
    for word in _notification_words(home):
        fired = {"event_type": "mobile_app_notification_action", "event_data": {"action": word}}
        await client.post(address, json={"type": "fire_event", "data": fired})
    await home.hass.async_block_till_done()


@talk
async def a_button_of_a_notification(home: Home) -> None:
    for word in _notification_words(home):
        home.hass.bus.async_fire("mobile_app_notification_action", {"action": word}, context=Context(user_id=OWNER_ID))
    await home.hass.async_block_till_done()


def _notification_words(home: Home) -> list[str]:
    verbs = ("APPROVE", "RELEASE", "REOPEN", "VERIFY", "UNLOCK", "LEAVE_LOCKDOWN", "ENROL")
    names = ["", *(f"_{name}" for name in home.named.values())]
    return [f"{prefix}_{verb}{name}" for prefix in ("FOOTAGE_GUARD", "FG") for verb in verbs for name in names]


@talk
async def a_sentence(home: Home) -> None:
    for sentence in (
        "approve the request",
        "turn on Footage Guard Vault",
        "unlock Footage Guard Vault",
        "turn off Footage Guard Lockdown",
        "mark Footage requests as done",
        "press Lock vault",
    ):
        await home.run("conversation.process", Context(user_id=OWNER_ID), text=sentence)


@talk
async def a_language_model(home: Home) -> None:
    """It is given the tools of everything that is exposed to it; each is called with whatever could name something."""
    context = llm.LLMContext(
        platform="test", context=Context(user_id=OWNER_ID), language="en", assistant="conversation", device_id=None
    )
    for api in llm.async_get_apis(home.hass):
        instance = await api.async_get_api_instance(context)
        for tool in instance.tools:
            assert DOMAIN not in tool.name
            assert tool.integration != DOMAIN
            for name in ("Footage Guard Vault", "Footage Guard Lockdown", "Footage requests"):
                called = llm.ToolInput(tool_name=tool.name, tool_args={"name": name, "item": name})
                with suppress(HomeAssistantError, vol.Invalid):
                    await instance.async_call_tool(called)


FORGER = """
stolen = hass.states.get("light.hall").context
for call in data["calls"]:
    for answer in (False, True):
        try:
            hass.services.call("footage_guard", call["action"], call["data"], True, stolen, return_response=answer)
        except Exception:
            logger.info("refused")
"""


@way
async def a_script_that_forges_who_it_is(home: Home) -> None:
    folder = Path(home.hass.config.config_dir) / "python_scripts"
    folder.mkdir()
    (folder / "forge.py").write_text(FORGER)
    home.hass.states.async_set("light.hall", "on", context=Context(user_id=OWNER_ID))
    assert await async_setup_component(home.hass, "python_script", {})
    await home.run("python_script.forge", calls=[{"action": action, "data": data} for action, data in home.tried])
