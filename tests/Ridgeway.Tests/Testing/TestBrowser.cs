using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Ridgeway.Testing;

/// <summary>Asks for pages and sends forms as a browser without scripts does: keeps cookies, sends what the form holds.</summary>
internal sealed class TestBrowser(HttpMessageHandler server, string scheme)
{
    private readonly HttpClient client = new(new WithCookies(server)) { BaseAddress = new Uri($"{scheme}://localhost") };

    public Task<TestPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<TestPage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))),
    });

    public async Task<TestPage> SendAsync(HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new TestPage(this, new Uri(client.BaseAddress!, request.RequestUri!), answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private sealed class WithCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } held)
            {
                request.Headers.Add("Cookie", held);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}

/// <summary>An answer, parsed.</summary>
internal sealed class TestPage(TestBrowser browser, Uri address, HttpResponseMessage answer, string text)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(text));

    public HttpStatusCode Status => answer.StatusCode;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    public string? Location => answer.Headers.Location?.ToString();

    public string Text => text;

    public IHtmlDocument Html => document.Value;

    public HttpResponseMessage Answer => answer;

    public string Heading => Words(Html.QuerySelector("h1")) ?? "";

    /// <summary>The words of everything the selector finds, in order.</summary>
    public IReadOnlyList<string> All(string selector) => [.. Html.QuerySelectorAll(selector).Select(found => Words(found)!)];

    public string? Header(string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public Task<TestPage> FollowAsync() => browser.GetAsync(Location ?? throw new InvalidOperationException($"{address} leads nowhere: {Status}"));

    public Task<TestPage> ClickAsync(string selector) => browser.GetAsync(
        Html.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"No link {selector} on {address}"));

    /// <summary>Sends a form of the page with what it holds, some of it changed.</summary>
    public Task<TestPage> SubmitAsync(string selector, params (string Name, string Value)[] changes)
    {
        var form = Html.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} on {address}:\n{text}");
        var fields = Held(form).Where(field => changes.All(change => change.Name != field.Name)).Concat(changes).ToArray();
        var action = form.GetAttribute("action") is { Length: > 0 } written ? written : address.PathAndQuery;
        return string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase)
            ? browser.GetAsync($"{action.Split('?')[0]}?{string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"))}")
            : browser.PostAsync(action, fields);
    }

    private static IEnumerable<(string Name, string Value)> Held(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("checkbox" or "radio") || input.IsChecked:
                    yield return (name, input.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select when select.Value is not null:
                    yield return (name, select.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return (name, area.Value);
                    break;
            }
        }
    }

    private static string? Words(IElement? element) =>
        element is null ? null : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
