using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class QuestionnaireResponseTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void Each_answer_that_is_a_number_a_code_or_yes_and_no_is_a_fact_of_its_own()
    {
        var heard = reader.Document(Response("""
            {'linkId':'worthwhile','text':'How worthwhile?','answer':[{'valueInteger':7}]},
            {'linkId':'group','item':[
              {'linkId':'weight','answer':[{'valueQuantity':{'value':150,'unit':'lb'}}]},
              {'linkId':'chest-pain','answer':[{'valueBoolean':false,'item':[{'linkId':'when','answer':[{'valueCoding':{'system':'http://x.example','code':'rest'}}]}]}]}]},
            {'linkId':'words','answer':[{'valueString':'I like walking'}]},
            {'linkId':'day','answer':[{'valueDate':'2026-01-01'}]}
            """));

        Assert.Equal(
            ["worthwhile 7 ", "weight 68.0389 ", "when  http://x.example|rest", "chest-pain  http://terminology.hl7.org/CodeSystem/v2-0136|N"],
            heard.AllFacts.Select(fact => $"{reader.CodeOf(fact).Split('|')[^1]} {fact.Value} {reader.AnswerOf(fact)}"));
        Assert.Equal("https://ridgeway.example/codes|https://example.org/q|worthwhile", reader.CodeOf(heard.AllFacts[0]));
        Assert.Equal("How worthwhile?", reader.Codes[heard.AllFacts[0].Code].Display);
        Assert.All(heard.AllFacts, fact => Assert.Equal(new DateOnly(2026, 2, 3), fact.On));
        Assert.Equal("2 of the answers are words or dates, or have no code; they were left out.", Assert.Single(heard.Problems).What);
        Assert.Single(heard.Resources);
    }

    [Fact]
    public void The_questionnaire_may_be_named_after_its_answers_and_with_a_version()
    {
        var heard = reader.Document("{'resourceType':'QuestionnaireResponse','status':'completed','item':[{'answer':[{'valueDecimal':3.5}],'linkId':'a'}],'subject':{'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9876543210'}]},'questionnaire':'https://example.org/q|2.0','authored':'2026-02-03'}");

        Assert.Equal("https://ridgeway.example/codes|https://example.org/q|a", reader.CodeOf(heard.Fact));
        Assert.Equal("9876543210", Assert.Single(heard.Resources).NhsNumber);
    }

    [Fact]
    public void A_question_may_have_several_answers() =>
        Assert.Equal(2, reader.Document(Response("{'linkId':'which','answer':[{'valueCoding':{'system':'http://x.example','code':'a'}},{'valueCoding':{'system':'http://x.example','code':'b'}}]}")).AllFacts.Count);

    [Theory]
    [InlineData("'status':'completed'", "'status':'in-progress'")]
    [InlineData("'valueInteger':7", "'valueString':'seven'")]
    public void One_that_is_not_finished_or_all_in_words_is_ignored(string was, string isNow) =>
        Assert.Single(reader.Document(Response("{'linkId':'a','answer':[{'valueInteger':7}]}").Replace(was, isNow, StringComparison.Ordinal)).IgnoredOnes);

    [Theory]
    [InlineData("'questionnaire':'https://example.org/q',", "", "QuestionnaireResponse.questionnaire")]
    [InlineData("'reference':'Patient/1'", "'display':'somebody'", "QuestionnaireResponse.subject")]
    [InlineData("2026-02-03", "2031-02-03", "QuestionnaireResponse.authored")]
    public void One_without_questionnaire_or_person_or_from_the_future_is_set_aside(string was, string isNow, string path) =>
        Assert.Equal(path, Assert.Single(reader.Document(Response("{'linkId':'a','answer':[{'valueInteger':7}]}").Replace(was, isNow, StringComparison.Ordinal)).SetAsides).Path);

    [Fact]
    public void An_answer_that_cannot_be_believed_is_doubted_by_its_place()
    {
        var heard = reader.Document(Response("{'linkId':'weight','answer':[{'valueQuantity':{'value':1500,'unit':'kg'}}]},{'linkId':'b','answer':[{'valueInteger':1}]}"));

        Assert.Equal(1, heard.Fact.Value);
        Assert.Equal("QuestionnaireResponse.item.where(linkId='weight').answer", heard.Problems[0].Path);
    }

    private static string Response(string items) =>
        $"{{'resourceType':'QuestionnaireResponse','id':'r','status':'completed','questionnaire':'https://example.org/q','subject':{{'reference':'Patient/1'}},'authored':'2026-02-03','item':[{items}]}}";
}
