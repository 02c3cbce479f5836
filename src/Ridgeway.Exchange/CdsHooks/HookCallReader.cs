using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>Reads the body of a CDS Hooks call. No input makes it throw.</summary>
public static class HookCallReader
{
    /// <param name="json">The body.</param>
    /// <param name="hook">The hook of the service that was called.</param>
    /// <param name="call">What was called; null where something is wrong.</param>
    /// <param name="problems">What is wrong, each with its place, in plain words.</param>
    public static bool TryRead(ReadOnlyMemory<byte> json, string hook, [NotNullWhen(true)] out HookCall? call, out IReadOnlyList<string> problems)
    {
        call = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var reading = new Reading(document.RootElement, hook, json);
            call = reading.Call();
            problems = reading.Problems;
            return call is not null;
        }
        catch (JsonException broken)
        {
            problems = [$"The body is not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}."];
            return false;
        }
        catch (InvalidOperationException)
        {
            // A text in it holds half a surrogate pair.
            problems = ["The body is not JSON: a text in it is not Unicode."];
            return false;
        }
    }

    private sealed class Reading(JsonElement root, string hook, ReadOnlyMemory<byte> body)
    {
        private readonly HashSet<string> whole = new(StringComparer.Ordinal);

        public List<string> Problems { get; } = [];

        public HookCall? Call()
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                Problems.Add("The body must be a JSON object.");
                return null;
            }

            CheckHook();
            var context = Object("context", isNeeded: true);
            var (server, authorization) = Server();
            var call = new HookCall
            {
                Hook = hook,
                HookInstance = Text(root, "hookInstance", "hookInstance"),
                UserId = context is { } from && from.TryText("userId", out var user) ? user : Missing("context.userId", context),
                PatientId = PatientId(context),
                FhirServer = server,
                Authorization = authorization,
                Prefetch = Prefetched(),
                Whole = whole,
                Selections = context is { } basket && hook != "patient-view" ? Selections(basket) : [],
                DraftOrders = context is { } draft && hook != "patient-view" ? Drafts(draft) : [],
            };
            return Problems.Count == 0 ? call : null;
        }

        private void CheckHook()
        {
            var said = Text(root, "hook", "hook");
            if (said.Length > 0 && said != hook)
            {
                Problems.Add($"hook is '{said}'; this service answers '{hook}'.");
            }
        }

        private string PatientId(JsonElement? context)
        {
            var id = context is { } found && found.TryText("patientId", out var text) ? text : Missing("context.patientId", context);
            return id.StartsWith("Patient/", StringComparison.Ordinal) ? id["Patient/".Length..] : id;
        }

        /// <summary>cds-r-1: a token needs a server. cds-r-2: a token with patient scopes says whose it is.</summary>
        private (string? Server, HookAuthorization? Authorization) Server()
        {
            string? server = null;
            if (root.TryGetProperty("fhirServer", out var named) && named.ValueKind != JsonValueKind.Null)
            {
                server = named.ValueKind == JsonValueKind.String && Uri.TryCreate(named.GetString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                    ? named.GetString()!.TrimEnd('/')
                    : Wrong("fhirServer must be an absolute address.");
            }

            if (Object("fhirAuthorization", isNeeded: false) is not { } token)
            {
                return (server, null);
            }

            if (server is null)
            {
                Problems.Add("fhirAuthorization needs fhirServer (cds-r-1).");
            }

            var kind = Text(token, "token_type", "fhirAuthorization.token_type");
            if (kind.Length > 0 && !kind.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            {
                Problems.Add("fhirAuthorization.token_type must be Bearer.");
            }

            var scope = token.TryText("scope", out var asked) ? asked : "";
            token.TryText("patient", out var patient);
            if (patient is null && scope.Split(' ').Any(one => one.StartsWith("patient/", StringComparison.OrdinalIgnoreCase)))
            {
                Problems.Add("fhirAuthorization with patient scopes must say which patient (cds-r-2).");
            }

            return (server, new HookAuthorization(
                Text(token, "access_token", "fhirAuthorization.access_token"), scope, token.TryText("subject", out var subject) ? subject : "", patient));
        }

        private Dictionary<string, ReadOnlyMemory<byte>> Prefetched()
        {
            var all = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            if (Object("prefetch", isNeeded: false) is not { } prefetch)
            {
                return all;
            }

            foreach (var key in prefetch.EnumerateObject())
            {
                // CDS Hooks 1.0 wrapped what was fetched as { response, resource }; clients in the field still do.
                var value = key.Value.ValueKind == JsonValueKind.Object && !key.Value.TryGetProperty("resourceType", out _)
                    && key.Value.TryGetProperty("resource", out var wrapped) ? wrapped : key.Value;
                if (value.ValueKind == JsonValueKind.Object && value.TryText("resourceType", out var type))
                {
                    if (type != "OperationOutcome")
                    {
                        all[key.Name] = Slice(value);
                        if (SearchAnswer.IsWhole(value))
                        {
                            whole.Add(key.Name);
                        }
                    }
                }
                else if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object))
                {
                    Problems.Add($"prefetch.{key.Name} must be a FHIR resource, or null.");
                }
            }

            return all;
        }

        /// <summary>Where it stands in the body: it is read again from there, and not copied.</summary>
        private ReadOnlyMemory<byte> Slice(JsonElement value)
        {
            var raw = JsonMarshal.GetRawUtf8Value(value);
            return body.Span.Overlaps(raw, out var start) ? body.Slice(start, raw.Length) : raw.ToArray();
        }

        private List<string> Selections(JsonElement context)
        {
            if (!context.TryGetProperty("selections", out var list))
            {
                if (hook == "order-select")
                {
                    Problems.Add("context.selections is missing.");
                }

                return [];
            }

            if (list.ValueKind != JsonValueKind.Array)
            {
                Problems.Add("context.selections must be a list of references.");
                return [];
            }

            return [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)];
        }

        private IReadOnlyList<DraftOrder> Drafts(JsonElement context)
        {
            if (!context.TryGetProperty("draftOrders", out var bundle) || bundle.ValueKind != JsonValueKind.Object)
            {
                Problems.Add("context.draftOrders must be a Bundle.");
                return [];
            }

            return DraftOrders.Read(bundle);
        }

        private JsonElement? Object(string key, bool isNeeded)
        {
            if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (isNeeded)
                {
                    Problems.Add($"{key} is missing.");
                }

                return null;
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                Problems.Add($"{key} must be an object.");
                return null;
            }

            return value;
        }

        private string Text(JsonElement at, string key, string place)
        {
            if (at.TryText(key, out var text))
            {
                return text;
            }

            Problems.Add($"{place} is missing.");
            return "";
        }

        private string Missing(string place, JsonElement? context)
        {
            if (context is not null)
            {
                Problems.Add($"{place} is missing.");
            }

            return "";
        }

        private string? Wrong(string what)
        {
            Problems.Add(what);
            return null;
        }
    }
}
