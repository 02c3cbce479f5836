using System.Globalization;

namespace Ridgeway.Web.Elements;

/// <summary>Writes each fixture of nhsuk-frontend with our elements, as a page's author would.</summary>
internal static partial class FixtureAuthor
{
    /// <param name="component">Its name in nhsuk-frontend.</param>
    /// <param name="options">The fixture's options.</param>
    /// <param name="block">Content given between the tags, or null.</param>
    /// <exception cref="NotOfferedException">The fixture uses an option that our elements do not offer.</exception>
    public static Drawn Write(string component, FixtureOptions options, string? block)
    {
        var drawn = component switch
        {
            "back-link" => BackLink(options, block),
            "breadcrumb" => Breadcrumb(options),
            "button" => Button(options),
            "card" => Card(options, block),
            "checkboxes" => Choices(new NhsCheckboxes(), "nhs-checkbox", options),
            "date-input" => DateInput(options),
            "details" => Details(options, block),
            "error-summary" => ErrorSummary(options, block),
            "fieldset" => Fieldset(options, block),
            "input" => Input(options),
            "inset-text" => Drawn.Of("nhs-inset", new NhsInset(), Content(options, block, inParagraph: true)),
            "notification-banner" => Notification(options, block),
            "pagination" => Pagination(options),
            "panel" => Panel(options, block),
            "radios" => Choices(new NhsRadios(), "nhs-radio", options),
            "select" => Select(options),
            "summary-list" => SummaryList(options),
            "tables" => Table(options),
            "tag" => TagOf(options, block),
            "task-list" => TaskList(options),
            "textarea" => Textarea(options),
            "warning-callout" => Warning(options, block),
            _ => throw new NotOfferedException(component),
        };
        options.Done();
        return drawn;
    }

    private static List<Drawn> Content(FixtureOptions options, string? block, bool inParagraph = false, string? paragraphClass = null)
    {
        var text = options.Text("text");
        var html = options.Text("html") ?? block;
        if (html is not null)
        {
            return [Drawn.Raw(html)];
        }

        if (text is null)
        {
            return [];
        }

        return !inParagraph ? [Drawn.Text(text)] : [Drawn.Of("p", null, Drawn.Text(text)).With("class", paragraphClass)];
    }

    private static Drawn BackLink(FixtureOptions options, string? block) => Drawn.Of("nhs-back-link", new NhsBackLink
    {
        Href = options.Text("href") ?? throw new NotOfferedException("a back link that leads nowhere"),
    }, Content(options, block));

    private static Drawn Breadcrumb(FixtureOptions options) => Drawn.Of("nhs-breadcrumb", new NhsBreadcrumb(), options.List("items").Select(item =>
    {
        var crumb = Drawn.Of("nhs-crumb", new NhsCrumb { Href = item.Text("href")! }, Drawn.Text(item.Text("text")!));
        item.Done();
        return crumb;
    }));

    private static Drawn Button(FixtureOptions options) => Drawn.Of("nhs-button", new NhsButton
    {
        Href = options.Text("href"),
        Small = options.Flag("small") ?? false,
        Disabled = options.Flag("disabled") ?? false,
        Variant = options.Text("variant"),
        PreventDoubleClick = options.Flag("preventDoubleClick"),
    }, Content(options, null));

    private static Drawn Card(FixtureOptions options, string? block)
    {
        var heading = options.Part("heading");
        var card = new NhsCard
        {
            Heading = heading?.Text("text"),
            HeadingLevel = heading?.Number("level") ?? 2,
            HeadingSize = heading?.Text("size"),
            HeadingId = heading?.Text("id"),
            Href = options.Text("href"),
            Clickable = options.Flag("clickable") ?? false,
            Kind = options.Text("variant"),
        };
        heading?.Done();
        var description = options.Part("description");
        card.Description = description?.Text("text");
        var html = description?.Text("html");
        description?.Done();
        var actions = options.Part("actions");
        var inside = actions?.List("items").Select(CardAction).ToList() ?? [];
        actions?.Done();
        if ((html ?? block) is { } more)
        {
            inside.Add(Drawn.Raw(more));
        }

        return Drawn.Of("nhs-card", card, inside);
    }

    private static Drawn CardAction(FixtureOptions action)
    {
        var drawn = Drawn.Of("nhs-card-action", new NhsCardAction
        {
            Href = action.Text("href") ?? throw new NotOfferedException("an action that is a button"),
            About = action.Text("visuallyHiddenText"),
        }, Drawn.Text(action.Text("text")!));
        action.Done();
        return drawn;
    }

    private static Drawn Details(FixtureOptions options, string? block)
    {
        var classes = options.Text("classes");
        return Drawn.Of("nhs-details", new NhsDetails
        {
            Summary = options.WordsOf("summary")!,
            Open = options.Flag("open") ?? false,
            Expander = classes == "nhsuk-expander",
        }, Content(options, block));
    }

    private static Drawn ErrorSummary(FixtureOptions options, string? block)
    {
        if (block is not null || options.WordsOf("heading") != "There is a problem")
        {
            throw new NotOfferedException("another heading or a description");
        }

        var problems = new List<(string, string?)>();
        foreach (var problem in options.List("errorList"))
        {
            problems.Add((problem.Text("text")!, problem.Text("href")));
            problem.Done();
        }

        return Drawn.Of("nhs-error-summary", new NhsErrorSummary { Problems = problems });
    }

    private static Drawn Notification(FixtureOptions options, string? block)
    {
        var heading = options.Part("heading");
        var drawn = Drawn.Of("nhs-notification", new NhsNotification
        {
            Success = options.Text("variant") == "success",
            Title = options.WordsOf("title"),
            Heading = heading?.Text("text") ?? options.Text("text"),
        }, Content(options, block).Where(_ => heading is not null));
        heading?.Done();
        return drawn;
    }

    private static Drawn Panel(FixtureOptions options, string? block)
    {
        var heading = options.Part("heading")!;
        var drawn = Drawn.Of("nhs-panel", new NhsPanel
        {
            Heading = heading.Text("text")!,
            HeadingLevel = int.Parse(heading.Text("level") ?? "1", CultureInfo.InvariantCulture),
            HeadingSize = heading.Text("size"),
            Interruption = options.Text("variant") == "interruption",
        }, Content(options, block));
        heading.Done();
        return drawn;
    }

    private static Drawn TagOf(FixtureOptions options, string? block)
    {
        var colour = options.Text("colour");
        return Drawn.Of("nhs-tag", new NhsTag
        {
            Colour = colour == "False" ? "none" : colour,
            Border = options.Flag("border") ?? true,
        }, Content(options, block));
    }

    private static Drawn Warning(FixtureOptions options, string? block) => Drawn.Of("nhs-warning", new NhsWarning
    {
        Heading = options.WordsOf("heading") ?? throw new NotOfferedException("a warning without a heading"),
    }, Content(options, block, inParagraph: true, paragraphClass: "nhsuk-card__description"));
}
